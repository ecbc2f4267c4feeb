"""What people ask in their own words is answered on a page that the search finds, or is openly not found."""

from selectolax.lexbor import LexborHTMLParser

FIRST = 2
"""Among so many results one of the pages must be."""

ASKED = {
    # by people who want to be certified
    "Do I qualify? Do I qualify if I am a family member, parent or caregiver?": "certification",
    "Do I qualify if I already work or volunteer as a peer?": "certification/grandparenting",
    "How long does it take to get certified? Is there a deadline to finish?": "certification",
    "What does it cost, and who pays? Can I get a scholarship?": "certification/fees, certification/help_with_money",
    "What if I have no copy of my diploma or transcript?": "certification/apply",
    "Can life or work experience replace the GED?": "certification/apply",
    "Why must my name match my ID?": "certification/apply",
    "Can the state waive the exam?": "certification/exam",
    "How many questions, how many tries, what score, how long must I wait?": "certification/exam",
    "What may I bring, and how do I get an accommodation?": "certification/exam",
    "I am certified in another state — what carries over?": "certification/out_of_state",
    "Am I too young? Can youth be peers?": "certification/apply",
    "Do I need the certificate if I do not serve Medi-Cal members?": "certification/where_it_counts",
    "Can I do several specializations? Can a formerly incarcerated person do the justice one?": (
        "certification/specializations"
    ),
    "When can I renew, which CE counts, what if I am late?": "certification/renewal",
    "What about my criminal record? What if I am denied?": "certification/apply, certification/who_decides",
    "When can I start counting work hours?": "certification/apply",
    "Will a certificate from one county count in another?": "certification/where_it_counts",
    # by supervisors
    "Do I qualify to supervise, and under which option?": "supervision",
    "By when must I take the training? What happens if it is late?": "supervision",
    "Is it free, how long, does it give me CE, for which licenses?": "supervision/training",
    "Which login do I use?": "supervision/training",
    "How should I document supervision and review progress notes?": "supervision/records",
    "Should a clinician supervise a non-clinical peer?": "supervision/practice",
    "How do I supervise without becoming a therapist?": "supervision/practice",
    "What are the limits of the peer’s scope?": "certification/scope",
    # by people in human resources, and by managers
    "May we require lived experience, and may we ask about it before an offer?": "employers/fair_hiring",
    "When may we ask about convictions?": "employers/fair_hiring",
    "May a peer start before being certified? What meanwhile?": "employers/recruit, certification/where_it_counts",
    "What is our county’s status, and what can we bill?": "employers/billing",
    "What do other counties pay, and what do they ask?": "jobs/compare, jobs/asked",
    "What should the job description contain? How do we interview?": (
        "employers/sample_job_description, employers/sample_interview"
    ),
    "How do we build a ladder and keep people?": "employers/pay_and_ladder",
    "How do we count hours: full-time equivalent, volunteer, degree instead?": "employers/recruit",
    "Is this posting’s wording legal, clear and consistent with the state list?": "jobs/worth_a_look",
    # words that officials and readers use
    "appeal": "certification/who_decides",
    "revoked": "certification/who_decides",
    "digital literacy": "certification/competencies",
    "training providers list": "certification/apply",
    "80 hour training near me": "certification/apply",
    "psychologist CE": "supervision/training",
    "registered SUD counselor": "supervision",
    "do not serve Medi-Cal members": "certification/where_it_counts",
    "plan of care": "employers/billing",
    "county support inbox": "certification/who_decides",
}
"""What people asked, seen on the pages of the certifying body, the state and others, and the pages that answer it."""

OPEN = {
    "exam_waived": "The state’s own answer about whether it can waive the exam",
    "passing_score": "The score you need to pass",
    "exam_day": "What you may take into the exam room",
    "several_specializations": "Whether a person who has been in prison may take",
    "with_conviction": "Whether the certification has a rule on past convictions",
    "denied": "How many days you have to appeal",
    "find_a_job": "the addresses of most counties’ own job boards",
    "competencies": "The name of the 17th",
    "registry_of_peers": "The registry’s web address",
    "in_spanish": "Whether the form and the exam come in Spanish",
    "supervisor_late": "What happens if you take the training after the 60 days",
    "harm": "What you must do if you hear of harm",
    "county_billing": "Which counties these are, and which systems each has chosen",
    "hire_uncertified": "a state rule on what an uncertified peer may do",
    "caseload_and_notes": "We found no state rule and no study that sets a caseload",
    "plan_of_care": "we cannot say what the plan must say about peer support",
}
"""Each question with a part that we did not find, and the line of the page of gaps that says so."""


def test_what_people_ask_is_answered_first_or_second(search):
    found = search(list(ASKED))
    late = {
        asked: found[asked][:4]
        for asked, pages in ASKED.items()
        if not {f"{page}/" for page in pages.split(", ")} & set(found[asked][:FIRST])
    }
    assert not late


def test_what_is_not_found_stands_among_what_we_could_not_find(content, site):
    assert {one.id for one in content.questions.values() if one.not_found} == set(OPEN)
    page = LexborHTMLParser((site / "gaps/index.html").read_text("utf-8")).css_first("article").text()
    gaps = " ".join(page.split())
    assert [name for name, line in OPEN.items() if line not in gaps] == []
