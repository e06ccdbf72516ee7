"""What tests share: one view of both clients, scripted servers, a clock without waiting, runs that wait."""
