"""The screen of what is due: requests of persons, withdrawn consent, cases whose time is over."""
