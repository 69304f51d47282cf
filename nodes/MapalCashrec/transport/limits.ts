/*
 * Every wait and limit of the requests, each with its reason. The defaults of what the user can set
 * are here too; the fields themselves are in fields/requests.ts.
 */

/* What a request may cost. */

/** In bytes, unpacked. A larger body is not read: parsed, it takes a few times as much memory. */
export const MOST_BYTES = 256 * 1024 * 1024;
/** How much of an answer that is an error is read: more than its words ever need. */
export const MOST_ERROR_BYTES = 64 * 1024;
/** A login's answer is a token and some fields. A longer token would not fit into a header. */
export const MOST_LOGIN_BYTES = 1024 * 1024;
/** Text of an answer is cut to so many characters before anything else is done with it. */
export const LONGEST_FOREIGN_TEXT = 4000;
/** How many characters of such a text are shown. */
export const LONGEST_QUOTE = 200;
/** Servers and proxies refuse longer addresses, commonly from 8,192 characters on. */
export const LONGEST_URL = 8000;
/** Servers refuse headers of more than 8 to 16 kB: with a longer token, they mean the token. */
export const LONG_TOKEN = 7000;
/** No address in a credential is longer: a longer text is something else. */
export const LONGEST_ADDRESS = 500;
/** How much of the longest URL is left for the path, the two dates and the parameter names. */
export const URL_WITHOUT_CENTRES = 250;

/* How many requests. */

/** For one input item. More are due to a mistake in the dates, such as an end in the year 2099. */
export const MOST_REQUESTS = 5000;

/* How long. */

/** For a whole login, from connecting to the last byte: several requests may be waiting for it. */
export const LOGIN_SECONDS = 30;
/** For the request to the API behind the credential's test button; its login has LOGIN_SECONDS. */
export const TEST_SECONDS = 30;
/** A closed port of this machine refuses at once; what takes longer is a proxy. */
export const PROXY_CHECK_MS = 3000;
/** The first wait before a retry; each further one is twice as long. */
export const FIRST_WAIT_MS = 1000;
/** Waits are up to a quarter shorter or longer, so that not all clients come back at once. */
export const WAIT_JITTER = 0.25;
/** No wait is longer, whatever Retry-After asks for: an execution should not stand for an hour. */
export const LONGEST_WAIT_MS = 60_000;
/**
 * A wait is made of slices, and so ends soon after a cancel: the versions of n8n-workflow differ in
 * which function takes a signal.
 */
export const WAIT_SLICE_MS = 100;
/**
 * How often a web page with status 200 is tried again before the API has answered in a run: the
 * address may be wrong.
 */
export const RETRIES_OF_A_PAGE = 2;

/* Tokens and logins. */

/** How long before its expiry a token is no longer used, so that it does not expire on its way. */
export const TOKEN_MARGIN_SECONDS = 30;
/** A longer lifetime is taken for a mistake: such a token is used until the API refuses it. */
export const LONGEST_LIFETIME_SECONDS = 10 * 365 * 24 * 3600;
/** How long refused fields are not sent again: many polls and runs would else lock the account. */
export const REFUSED_FOR_MS = 10 * 60_000;
/** How many sets of login fields a process remembers: those that were used last. */
export const MOST_ACCOUNTS = 1000;
/** How many refused tokens are remembered per set of fields. */
export const MOST_DEAD_TOKENS = 50;
/** A try fails once so many fresh tokens were refused. n8n too logs in again after the first. */
export const FRESH_TOKENS = 2;
/** A try may send the stored token, the newest that the process knows, and fresh ones. */
export const CALLS_PER_TRY = 2 + FRESH_TOKENS;

/* The defaults of what the user can set under 'Requests'. */

/** Responses of 50 centres are some MB at most, and the URL stays short. */
export const CENTRES_PER_REQUEST = 50;
/** A month, to be careful: nothing is known of the API's limits. */
export const DAYS_PER_REQUEST = 31;
/** Their waits add up to 31 seconds: an outage of that length does no harm. */
export const MAX_RETRIES = 5;
/** Few, as nothing is known of the API's limits. */
export const PARALLEL_REQUESTS = 3;
/** Seconds for each try of a request, with its login if one is due. */
export const TIMEOUT_SECONDS = 30;
