"""How a case or a round stood at an instant, replayed from what is only ever added. What has no history says so."""
