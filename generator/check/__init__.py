"""Stage: what a build would write is looked at, as a browser, a crawler or a feed reader would read it."""
