package fleetauditor.cli;

/** How a command answers; the constants are spelled as on the command line. */
enum AnswerFormat {
    text,
    json
}
