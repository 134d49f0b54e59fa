"""Open data about helplines: one module for each format. No web library is used, and no file is read.

It is an *Open Referral UK shaped export*, not a compliant API, because static files cannot answer queries.
"""
