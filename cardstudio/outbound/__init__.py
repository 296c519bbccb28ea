"""Calls to the outside world, none of which may ever stop the site.

`http.py` is the one place that opens a connection: one total deadline, a size limit, a bulkhead (`bulkhead.py`) and a
breaker (`breaker.py`) around each call. `background.py` does what no visitor should wait for.
"""
