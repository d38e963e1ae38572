"""Who adopts a scaling policy, and who drops one."""
