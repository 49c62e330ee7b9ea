"""Indicators I1 to I28: what in a network to look into, why, and on what evidence; never who is
guilty.
"""
