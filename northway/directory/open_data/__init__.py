"""Our helplines for other people's programs: one small module a format. No web library here, and no file is read.

What we publish is an *Open Referral UK shaped export*, not a compliant API: files answer no questions.
"""
