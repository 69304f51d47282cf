import type { IPollFunctions } from 'n8n-workflow';

import type { Part } from '../transport/collect';
import { flawsOf } from './read';
import { alsoSaid, partly } from './warnings';

/** Writes a line into n8n's log: a trigger has no other place for what is no failure. */
export function logWarning(context: IPollFunctions, words: string): void {
	context.logger.warn(`Mapal Cashrec Trigger: ${words}`, {
		workflowId: context.getWorkflow().id,
		node: context.getNode().name,
	});
}

/** Logs that only a part came, or what Cashrec said beside its data: shifts may be missing. */
export function logFlaws(context: IPollFunctions, parts: readonly Part[]): void {
	const { partial, reports } = flawsOf(parts);
	if (partial.length > 0) logWarning(context, partly(partial));
	for (const words of reports) logWarning(context, alsoSaid(words));
}
