"""The calendar: weeks, months, quarters and years as the field names them, and working days."""
