"""Records to the HTML of pages."""
