"""YAML records → model: text with places, then meaning, then the rules between records.

`yamltext` reads text, `binding` lets the model say what it means, `loading` knows which files make
up a campaign, `writing` writes records for the commands that make them.
"""
