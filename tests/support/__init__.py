"""What tests share: one view of both clients, scripted servers, a clock that needs no time, runs that wait to be let go."""
