"""The gate in front of the screens: who may come in, and what every answer says to a browser.

Who alone uses the screens enters by the address of a start (`token`); where accounts are kept,
each signs in (`sign_in`).
"""

from app.gate.keys import ADDRESS, NAMES, READY, Keys
from app.gate.token import Gate

__all__ = ["ADDRESS", "NAMES", "READY", "Gate", "Keys"]
