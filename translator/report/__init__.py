"""Reports of a migration and outputs of findings: pure functions from values to text, one module a format.

``formats`` lists them. Importing this package costs nothing, so that the command line starts quickly.
"""
