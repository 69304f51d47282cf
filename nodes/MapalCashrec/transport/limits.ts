/*
 * Every wait and limit of the requests, each with its reason. What the user can set has its default
 * here; the fields themselves are in fields/requests.ts.
 */

/* What a request may cost. */

/** A body of more decoded bytes is not read further: parsed, it takes a few times as much memory. */
export const MOST_BYTES = 256 * 1024 * 1024;
/** So much of an answer that is an error is read: more than its words ever need. */
export const MOST_ERROR_BYTES = 64 * 1024;
/** A login's answer is a token and some fields; a token of more would not fit into a header. */
export const MOST_LOGIN_BYTES = 1024 * 1024;
/** Somebody else's text is cut to this length before anything else is done with it. */
export const LONGEST_FOREIGN_TEXT = 4000;
/** So much of somebody else's text is shown. */
export const LONGEST_QUOTE = 200;
/** Servers and proxies refuse longer addresses, commonly from 8,192 characters on. */
export const LONGEST_URL = 8000;
/** Servers refuse headers of more than 8 to 16 kB; a longer token is what they mean by it. */
export const LONG_TOKEN = 7000;
/** An address in the credential is shorter; what is longer is something else. */
export const LONGEST_ADDRESS = 500;
/** Of the longest URL, what the path, the two dates and the names of the parameters take, and some room. */
export const URL_WITHOUT_CENTRES = 250;

/* How many requests. */

/** A run that needs more is a mistake in the dates, such as an end in the year 2099. */
export const MOST_REQUESTS = 5000;

/* How long. */

/** A whole login, from connecting to the last byte: others may be waiting for it. */
export const LOGIN_SECONDS = 30;
/** Each of the two requests behind the credential's test button. */
export const TEST_SECONDS = 30;
/** A closed port of this machine refuses at once; what takes longer is a proxy. */
export const PROXY_CHECK_MS = 3000;
/** The first wait before a retry; each further one is twice as long. */
export const FIRST_WAIT_MS = 1000;
/** A quarter more or less, so that many clients do not come back at the same moment. */
export const WAIT_JITTER = 0.25;
/** No wait is longer, whatever Retry-After asks for: an execution should not stand for an hour. */
export const LONGEST_WAIT_MS = 60_000;
/** A wait ends so soon after a cancel: which function of n8n-workflow takes a signal differs between its versions. */
export const WAIT_SLICE_MS = 100;
/** A web page with status 200 is tried again so often before the API has answered in a run: it may be a wrong address. */
export const RETRIES_OF_A_PAGE = 2;

/* Tokens and logins. */

/** So long before its expiry a token is no longer used, so that it does not expire on its way. */
export const TOKEN_MARGIN_SECONDS = 30;
/** A longer lifetime is taken for a mistake: such a token is used until the API refuses it. */
export const LONGEST_LIFETIME_SECONDS = 10 * 365 * 24 * 3600;
/** So long refused fields are not sent again: polls and executions would lock the account. */
export const REFUSED_FOR_MS = 10 * 60_000;
/** So many sets of login fields are remembered in a process; the oldest is forgotten. */
export const MOST_ACCOUNTS = 1000;
/** So many refused tokens are remembered per set of fields. */
export const MOST_DEAD_TOKENS = 50;
/** So many tokens of fresh logins are refused before it is said: a second one, as n8n does it. */
export const FRESH_TOKENS = 2;
/** The stored token, the newest that the process knows, and those: one try sends no more requests. */
export const CALLS_PER_TRY = 2 + FRESH_TOKENS;

/* What the user can set under 'Requests', as it is when nothing is set. */

/** Responses of 50 centres are some MB at most, and the URL stays short. */
export const CENTRES_PER_REQUEST = 50;
/** A month: nothing is known of the API's limits. */
export const DAYS_PER_REQUEST = 31;
/** Their waits are 31 seconds in sum: an outage of that length does no harm. */
export const MAX_RETRIES = 5;
/** Few, for the same reason. */
export const PARALLEL_REQUESTS = 3;
/** Seconds for a whole request, with its login if one is due. */
export const TIMEOUT_SECONDS = 30;
