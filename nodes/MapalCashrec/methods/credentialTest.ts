import type {
	ICredentialDataDecryptedObject,
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	INodeCredentialTestResult,
} from 'n8n-workflow';

import { testCredential } from '../transport/credentialTest';

/** The test behind the credential's button in the editor. */
export async function mapalCashrecApiTest(
	this: ICredentialTestFunctions,
	credential: ICredentialsDecrypted<ICredentialDataDecryptedObject>,
): Promise<INodeCredentialTestResult> {
	const failure = await testCredential(this, credential.data ?? {});
	return failure === undefined
		? { status: 'OK', message: 'Connection successful!' }
		: { status: 'Error', message: failure };
}
