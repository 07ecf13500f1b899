"""The code of a register that is damaged: commands ask for it without opening an office."""

DAMAGED = "E-REGISTER-DAMAGED"
