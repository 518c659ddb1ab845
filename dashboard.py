"""The application: ``streamlit run dashboard.py`` serves it with its routes and its middleware."""

import streamlit as st

from interface.door import middleware, routes

app = st.App("interface/router.py", routes=routes(), middleware=middleware())
