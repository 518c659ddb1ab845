"""The application: ``streamlit run dashboard.py`` serves it with its routes and its middleware."""

import streamlit as st

from interface.http import middleware, routes

app = st.App("application/router.py", routes=routes(), middleware=middleware())
