"""Taking something down in one language, and what that means for its translations.

Nothing of it is silent: what stays online is named before and after (decision 0031).
"""
