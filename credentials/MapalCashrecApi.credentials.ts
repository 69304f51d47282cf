import type {
	Icon,
	ICredentialDataDecryptedObject,
	ICredentialType,
	IHttpRequestHelper,
	IHttpRequestOptions,
	IN8nHttpFullResponse,
	INodeProperties,
} from 'n8n-workflow';
import { UserError } from 'n8n-workflow';

import { checkAddress, originOf } from '../nodes/MapalCashrec/transport/address';
import { login } from '../nodes/MapalCashrec/transport/login';
import { hasUsableToken } from '../nodes/MapalCashrec/transport/token';

export class MapalCashrecApi implements ICredentialType {
	name = 'mapalCashrecApi';

	displayName = 'Mapal Cashrec API';

	icon: Icon = {
		light: 'file:../nodes/MapalCashrec/mapalCashrec.svg',
		dark: 'file:../nodes/MapalCashrec/mapalCashrec.dark.svg',
	};

	documentationUrl =
		'https://github.com/mapal-cashrec-community/n8n-nodes-mapal-cashrec#credential';

	// The node tests the credential (`methods/credentialTest.ts`). A declarative test would take the
	// API's 400 to a request without centres for a failure, though it proves that the token is good.
	properties: INodeProperties[] = [
		{
			displayName: 'Username',
			name: 'username',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. finance@example.com',
			description: 'The user name with which you sign in to Mapal',
		},
		{
			displayName: 'Password',
			name: 'password',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
		},
		{
			displayName: 'Client Secret',
			name: 'clientSecret',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description: 'Mapal Customer Support hands it out on request',
		},
		{
			displayName: 'Client ID',
			name: 'clientId',
			type: 'string',
			required: true,
			default: 'wf_wap_tp',
			description: 'The same for every customer, unless Mapal gave you another one',
		},
		{
			displayName: 'API URL',
			name: 'baseUrl',
			type: 'string',
			required: true,
			default: 'https://cashrec.api.pro.mapal-os.com',
			description: 'Where the Cashrec API is, without a path',
		},
		{
			displayName: 'Login URL',
			name: 'loginUrl',
			type: 'string',
			required: true,
			default: 'https://login.mapal-os.com/connect/token',
			description: 'Where Mapal hands out tokens',
		},
		{
			displayName: 'Access Token',
			name: 'accessToken',
			type: 'hidden',
			// `expirable` makes n8n run preAuthentication; `password` keeps the token from the browser.
			typeOptions: { expirable: true, password: true },
			default: '',
		},
		{
			displayName: 'Token Fingerprint',
			name: 'tokenFingerprint',
			type: 'hidden',
			typeOptions: { password: true },
			default: '',
		},
		{
			displayName: 'Token Expires At',
			name: 'tokenExpiresAt',
			type: 'hidden',
			typeOptions: { password: true },
			default: '',
		},
	];

	/** Logs in. n8n stores what this returns in the credential, encrypted. */
	async preAuthentication(this: IHttpRequestHelper, credentials: ICredentialDataDecryptedObject) {
		const { helpers } = this;
		return await login(
			async (url, form, { signal, left }) =>
				(await helpers.httpRequest({
					method: form ? 'POST' : 'GET',
					url,
					...(form && { body: new URLSearchParams(form) }),
					headers: { Accept: 'application/json' },
					encoding: 'stream',
					timeout: Math.max(1, Math.ceil(left())),
					abortSignal: signal,
					disableFollowRedirect: true,
					ignoreHttpStatusErrors: true,
					returnFullResponse: true,
				})) as IN8nHttpFullResponse,
			credentials,
		);
	}

	/**
	 * Adds the token to a request. A token that is missing, expired or issued for other fields is
	 * never sent: this throws an error that looks like a 401, upon which n8n logs in and calls this
	 * again. n8n itself keeps a stored token when the user, the password or the address is changed.
	 */
	authenticate = async (
		credentials: ICredentialDataDecryptedObject,
		requestOptions: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> => {
		// The HTTP Request node may use this credential too, with any address, and calls it `uri`.
		const { url, baseURL, uri } = requestOptions as IHttpRequestOptions & { uri?: string };
		const targets = [url, uri].filter((target) => target !== undefined);
		const origins = new Set(targets.map((target) => originOf(target, baseURL)));
		const [origin] = origins;
		const { problem } = checkAddress(origin, 'API URL');
		if (origin !== undefined && problem !== undefined) throw new UserError(problem);
		const own = checkAddress(credentials['baseUrl'], 'API URL');
		const isOwn = origins.size === 1 && origin === originOf(own.address);
		if (!isOwn && own.problem === undefined) {
			throw new UserError("The token of this credential is for 'API URL' only", {
				description: `Ask for an address that begins with ${originOf(own.address)}`,
			});
		}

		if (!hasUsableToken(credentials)) {
			throw Object.assign(new UserError('The Mapal login is due'), { response: { status: 401 } });
		}
		if (own.problem !== undefined) throw new UserError(own.problem);
		requestOptions.headers = {
			...requestOptions.headers,
			Authorization: `Bearer ${String(credentials['accessToken'])}`,
		};
		// A redirect would carry the token to another host. The HTTP Request node calls the setting by
		// the other two names.
		return Object.assign(requestOptions, {
			disableFollowRedirect: true,
			followRedirect: false,
			followAllRedirects: false,
		});
	};
}
