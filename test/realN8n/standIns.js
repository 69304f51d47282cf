'use strict';

/* What the example workflows talk to besides Cashrec, on this machine. */

const { createServer } = require('node:http');
const { simpleParser } = require('mailparser');
const { SMTPServer } = require('smtp-server');

/** A mail server that keeps what it is sent. */
async function startMailbox() {
	/** @type {Array<{ subject: string, html: string }>} */
	const mails = [];
	const server = new SMTPServer({
		authOptional: true,
		disabledCommands: ['STARTTLS'],
		onData: (stream, _session, done) => {
			simpleParser(stream).then(({ subject, html }) => {
				mails.push({ subject: subject ?? '', html: html || '' });
				done();
			}, done);
		},
	});
	await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
	const { port } = /** @type {import('node:net').AddressInfo} */ (server.server.address());
	return {
		mails,
		/** For a credential "SMTP". */
		credential: () => ({
			host: '127.0.0.1',
			port,
			secure: false,
			disableStartTls: true,
			user: '',
			password: '',
		}),
		stop: () => new Promise((resolve) => server.close(() => resolve(undefined))),
	};
}

/**
 * A chat model that calls one of its tools once, with given arguments, and answers with what the
 * tool gave. It understands nothing of what it is asked.
 *
 * @param {(properties: string[]) => Record<string, string>} argumentsFor from the names of the
 * tool's parameters
 * @param {string} [toolName] as the model sees it; the first tool if not given
 */
async function startChatModel(argumentsFor, toolName) {
	/** @type {any[]} */
	const requests = [];
	const server = createServer((request, response) => {
		let text = '';
		request.on('data', (chunk) => (text += chunk));
		request.on('end', () => {
			const asked = text === '' ? {} : JSON.parse(text);
			requests.push(asked);
			const result = asked.messages?.findLast((/** @type {any} */ { role }) => role === 'tool');
			const tools = (asked.tools ?? []).map((/** @type {any} */ one) => one.function);
			const tool = tools.find(
				(/** @type {any} */ { name }) => name === (toolName ?? tools[0].name),
			);
			const call = tool && {
				id: 'call_1',
				type: 'function',
				function: {
					name: tool.name,
					arguments: JSON.stringify(argumentsFor(Object.keys(tool.parameters.properties))),
				},
			};
			const message = result
				? { role: 'assistant', content: result.content }
				: { role: 'assistant', content: null, tool_calls: call ? [call] : [] };
			const answer = {
				id: 'answer',
				object: 'chat.completion',
				created: 0,
				model: asked.model,
				choices: [{ index: 0, message, finish_reason: result ? 'stop' : 'tool_calls' }],
				usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
			};
			response.setHeader('content-type', 'application/json');
			response.end(JSON.stringify(answer));
		});
	});
	await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
	const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
	return {
		requests,
		/** For a credential "OpenAI". */
		credential: () => ({ apiKey: 'none', url: `http://127.0.0.1:${port}/v1`, header: false }),
		stop: () =>
			new Promise((resolve) => {
				server.close(() => resolve(undefined));
				server.closeAllConnections();
			}),
	};
}

module.exports = { startMailbox, startChatModel };
