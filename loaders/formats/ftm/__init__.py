"""FollowTheMoney: what OpenAleph and OpenSanctions export, one entity a line.

Decisions.
The model's facts that matter here stand in schemata.py. The `followthemoney` library is no
dependency: it needs PyICU, which has no wheels, so that installing it asks for a C++ compiler and
ICU's headers (and 300 MB with its own dependencies). tests/loaders/formats/ftm/test_library.py
compares the table with the library where that is installed. An entity may be spoken of before its
own line, so a file is read twice: once for what each id is and for facts that belong to others (a
passport to its holder), once for the values. Only ids and such facts are held in memory. Lists of
people are registers: being on one list ties nobody to anybody. Topics such as `crime` are kept as
they stand and assess nobody: somebody else's label is no finding.
"""
