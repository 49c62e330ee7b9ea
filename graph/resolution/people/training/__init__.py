"""How the shipped model is made: generated people with their truth, and the estimating of weights
from them.
"""
