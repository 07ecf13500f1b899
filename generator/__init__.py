"""vanthu: official documents in Word from the plain-text records of a campaign.

The folder listing tells the pipeline; imports run downwards only (`lint-imports` holds it):

    cli                                                        speaks to people
    verification · issuing · production · letters · inquiry    what is done with documents
    workflow · office · templates                              the order of steps
    register · lint · rendering · stationery · exchange · scaffold
    drafting · quotas · history
    context · prose · tables · charts
    figures · allocation
    records · spreadsheet
    model
    wording · notation · standard · metrics · expressions · files · wordml · workspace
    suggest · problems
"""

__version__ = "0.1.0"
