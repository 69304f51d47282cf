'use strict';

const { createInterface } = require('node:readline/promises');
const { Writable } = require('node:stream');

const MAPAL = {
	baseUrl: 'https://cashrec.api.pro.mapal-os.com',
	loginUrl: 'https://login.mapal-os.com/connect/token',
	clientId: 'wf_wap_tp',
};

/** Asks on a terminal, the secrets without showing them; otherwise reads a value per line. */
async function askForLogin() {
	let hidden = false;
	const screen = new Writable({
		write(chunk, _encoding, done) {
			if (!hidden) process.stderr.write(chunk);
			done();
		},
	});
	const isTerminal = process.stdin.isTTY === true;
	const input = createInterface({ input: process.stdin, output: screen, terminal: isTerminal });
	const lines = isTerminal ? undefined : input[Symbol.asyncIterator]();

	/** @param {string} question @param {{ secret?: boolean, otherwise?: string }} how */
	const ask = async (question, { secret = false, otherwise = '' } = {}) => {
		if (lines) {
			const { value, done } = await lines.next();
			return (done ? '' : value.trim()) || otherwise;
		}
		const answer = input.question(`${question}${otherwise && ` [${otherwise}]`}: `);
		hidden = secret;
		const value = (await answer).trim();
		hidden = false;
		if (secret) process.stderr.write('\n');
		return value || otherwise;
	};
	try {
		return {
			username: await ask('Username'),
			password: await ask('Password', { secret: true }),
			clientSecret: await ask('Client secret', { secret: true }),
			baseUrl: await ask('API URL', { otherwise: MAPAL.baseUrl }),
			loginUrl: await ask('Login URL', { otherwise: MAPAL.loginUrl }),
			clientId: await ask('Client ID', { otherwise: MAPAL.clientId }),
		};
	} finally {
		input.close();
	}
}

module.exports = { askForLogin };
