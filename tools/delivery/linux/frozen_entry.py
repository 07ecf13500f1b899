"""Where the frozen program begins: its workers are started as on Windows, and are no second program."""

import multiprocessing

if __name__ == "__main__":
    multiprocessing.freeze_support()
    multiprocessing.set_start_method("spawn")
    from generator.cli import main

    main()
