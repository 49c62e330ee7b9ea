"""The Human Trafficking Case Data Standard 2.0 of IOM.

Its templates, survey exports and bundles in, bundles out.
"""
