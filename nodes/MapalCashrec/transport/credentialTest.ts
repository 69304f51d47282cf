import type {
	ICredentialDataDecryptedObject,
	ICredentialTestFunctions,
	IN8nHttpFullResponse,
} from 'n8n-workflow';

import { parseJson } from '../cashSheet/parseJson';
import { checkAddress } from './address';
import type { Answer } from './answer';
import { CASH_SHEET_PATH, secretsOf } from './attempt';
import { badStatus } from './badStatus';
import {
	loginFailure,
	notAnswered,
	refusesToken,
	tokenRefused,
	wrongKind,
	type Failure,
} from './failures';
import { LOGIN_SECONDS, TEST_SECONDS } from './limits';
import { remember } from './login';
import { checkProxy } from './proxy';
import { requestToken, type SendForm } from './requestToken';
import { exchange, withBounds, type Bounds } from './send';

/**
 * The test of a credential: a fresh login, so that a stored token cannot make it pass, and a
 * request without parameters, whose answer 400 proves that the API accepts the token.
 *
 * @returns undefined when all works, else what is wrong and what to do (n8n shows one text only)
 */
export async function testCredential(
	{ helpers }: ICredentialTestFunctions,
	credential: ICredentialDataDecryptedObject,
): Promise<string | undefined> {
	// The context of a credential test has n8n's older helper only, which takes no signal.
	const call = async ({ left }: Bounds, options: object) =>
		(await helpers.request({
			simple: false,
			resolveWithFullResponse: true,
			useStream: true,
			followRedirect: false,
			followAllRedirects: false,
			timeout: Math.max(1, Math.ceil(left())),
			...options,
		})) as IN8nHttpFullResponse;
	const text = ({ message, description }: Failure) => `${message}. ${description}`;
	const headers = { Accept: 'application/json' };

	let token: string;
	try {
		const send: SendForm = async (url, form, bounds) =>
			await call(bounds, form ? { method: 'POST', url, form, headers } : { method: 'GET', url });
		token = (await requestToken(send, credential)).accessToken;
		remember(credential);
	} catch (error) {
		remember(credential, error);
		return text(loginFailure(error) ?? notAnswered(error, LOGIN_SECONDS));
	}

	const { address, problem } = checkAddress(credential['baseUrl'], 'API URL');
	if (problem !== undefined) return problem;
	const secrets = secretsOf(credential, token);
	let answer: Answer;
	try {
		const exposed = await checkProxy(
			address,
			'API URL',
			async (url, bounds) => await call(bounds, { method: 'GET', url }),
		);
		if (exposed) return `${exposed.problem}. ${exposed.help}`;
		answer = await withBounds(
			TEST_SECONDS * 1000,
			[],
			async (bounds) =>
				await exchange(
					async () =>
						await call(bounds, {
							method: 'GET',
							url: address + CASH_SHEET_PATH,
							headers: { ...headers, Authorization: `Bearer ${token}` },
						}),
					bounds,
				),
		);
	} catch (error) {
		return text(notAnswered(error, TEST_SECONDS));
	}
	if (refusesToken(answer)) return text(tokenRefused(answer, secrets));
	// Without centres and dates the API answers 400 in JSON. A web page says nothing of the token.
	const body = parseJson(answer.body).value;
	if (answer.statusCode === 400 && body !== undefined) return undefined;
	if (answer.statusCode < 200 || answer.statusCode > 299) {
		return text(badStatus(answer, secrets, { tokenLength: token.length }));
	}
	if (answer.body !== '' && typeof body !== 'object') {
		return text(wrongKind(answer.body, body, secrets));
	}
	return undefined;
}
