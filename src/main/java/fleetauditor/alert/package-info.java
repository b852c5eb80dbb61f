/** Which findings are worth a message, and sending it: mail, Teams, Slack, webhook, a file for a SIEM. */
@NullMarked
package fleetauditor.alert;

import org.jspecify.annotations.NullMarked;
