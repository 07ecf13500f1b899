"""Quotas (giao chỉ tiêu): a total or a rate shared among units, with sums that are exact.

`plan_quotas` reads what is asked against a campaign and gives the shares with their reasons and the
entries to be recorded; `record_quotas` puts them into the file, whole or not at all. The arithmetic
(`apportioning`, `phases`, `constraints`) works over codes and whole numbers only: no result depends
on the order of its input, of equal claims the smaller code comes first.
"""
