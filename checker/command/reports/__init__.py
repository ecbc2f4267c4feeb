"""Results as plain text for a terminal: of one goal, of many, of a table of people."""

from checker.command.reports.survey import survey_record, survey_report
from checker.command.reports.team import team_record, team_report
from checker.command.reports.verdict import opened_report, report

__all__ = ["opened_report", "report", "survey_record", "survey_report", "team_record", "team_report"]
