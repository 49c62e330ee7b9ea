"""How the shipped model is made.

Generated people with their truth, and the estimating of weights from them.
"""
