"""Files about who is who: pairs to review in a workbook, and how good the decisions are."""
