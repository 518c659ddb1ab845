"""Building blocks of the screen: the door, the router, filters, figures and tables on a page."""
