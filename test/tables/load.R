# Loads every table of a run with base R and checks types, keys and foreign keys. Base R reads no JSON, so the
# description comes as two tables: fields.csv (table, field, type, key) and foreign.csv (table, fields, other, others).
#
# usage: Rscript load.R FOLDER DESCRIPTION
given <- commandArgs(trailingOnly = TRUE)
folder <- given[1]
told <- function(name) read.csv(file.path(given[2], name), colClasses = "character", na.strings = character(0))
fields <- told("fields.csv")
foreign <- told("foreign.csv")
classes <- c(string = "character", number = "numeric", integer = "numeric", boolean = "integer", date = "Date")
problems <- character(0)
tables <- list()
rows <- 0
keyed <- function(frame, names) do.call(paste, c(unname(as.list(frame[names])), sep = "\r"))
for (name in unique(fields$table)) {
  own <- fields[fields$table == name, ]
  frame <- read.csv(file.path(folder, paste0(name, ".csv")), colClasses = unname(classes[own$type]), na.strings = "",
                    encoding = "UTF-8", check.names = FALSE)
  tables[[name]] <- frame
  rows <- rows + nrow(frame)
  if (!identical(names(frame), own$field)) problems <- c(problems, paste0(name, ": other columns"))
  for (field in own$field[own$type == "integer"])
    if (any(frame[[field]] %% 1 != 0, na.rm = TRUE)) problems <- c(problems, paste0(name, ".", field, ": not whole"))
  if (anyDuplicated(keyed(frame, own$field[own$key == "1"])) > 0) problems <- c(problems, paste0(name, ": a key twice"))
}
for (i in seq_len(nrow(foreign))) {
  of <- function(text) strsplit(text, " ", fixed = TRUE)[[1]]
  here <- keyed(tables[[foreign$table[i]]], of(foreign$fields[i]))
  there <- keyed(tables[[foreign$other[i]]], of(foreign$others[i]))
  if (!all(here %in% there))
    problems <- c(problems, paste0(foreign$table[i], ": refers to what ", foreign$other[i], " has not"))
}
for (problem in problems) message(problem)
cat(length(tables), "tables,", rows, "rows\n")
quit(status = if (length(problems) > 0) 1 else 0)
