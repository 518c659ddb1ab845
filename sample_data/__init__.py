"""Small published and illustrative data to start with; README.md says where it comes from."""
