/** How the API may call its three parameters; its documentation says that installations differ. */
export const PARAMETER_NAMES = {
	camelCase: { start: 'startDate', end: 'endDate', centres: 'centersList' },
	pascalCase: { start: 'StartDate', end: 'EndDate', centres: 'CentersList' },
	/** The words of the API's own message to a request that it does not accept. */
	centerLists: { start: 'StartDate', end: 'EndDate', centres: 'CenterLists' },
} as const;

export type ParameterNames = keyof typeof PARAMETER_NAMES;

/** In the order in which `auto` tries them. */
export const ALL_NAMES = Object.keys(PARAMETER_NAMES) as ParameterNames[];

/** `StartDate, EndDate, CentersList`: as the interface shows them. */
export const shownNames = (names: ParameterNames): string =>
	Object.values(PARAMETER_NAMES[names]).join(', ');
