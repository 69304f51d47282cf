import type { IExecuteFunctions } from 'n8n-workflow';

import { readCentres } from '../fields/centres';
import { readOptions, type Options } from '../fields/options';
import { readPeriod } from '../fields/period';
import { getCashSheets, type CashSheetAnswer } from '../transport/request';

/** Asks for what the fields that all operations share describe. */
export async function readCashSheets(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<CashSheetAnswer & { options: Options }> {
	const centres = readCentres(context, itemIndex);
	const options = readOptions(context, itemIndex);
	const period = readPeriod(context, itemIndex, options.timezone);
	const answer = await getCashSheets(context, itemIndex, {
		period,
		centres,
		parameterNames: options.parameterNames,
		timeoutSeconds: options.timeout,
		maxRetries: options.maxRetries,
	});
	return { ...answer, options };
}
