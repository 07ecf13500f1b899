"""vanthu: official Vietnamese documents in Word from the plain-text records of a campaign.

The folder listing tells the pipeline; imports run downwards only:

    cli                                           speaks to people
    workflow                                      knows the order of steps
    register · lint · rendering · stationery      strangers to each other
    context · prose · tables · charts
    figures · allocation
    records · spreadsheet
    model
    wording · notation · standard · metrics · workspace · files
    problems
"""

__version__ = "0.1.0"
