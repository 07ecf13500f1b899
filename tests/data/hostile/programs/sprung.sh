#!/bin/sh
touch '@outside@/run'
