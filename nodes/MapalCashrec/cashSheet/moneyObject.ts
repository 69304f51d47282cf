import { isObject, type Json, type JsonObject } from './json';
import { conceptOf } from './vocabulary/concepts';
import { wordsOf } from './vocabulary/words';

/* Money as an object: an amount with its currency. */

export const AMOUNT_KEY = /^(amount|value|importe|monto|montant|valor)$/i;
export const CURRENCY_KEY = /^(currency|currency_?code|moneda|divisa|devise)$/i;

/** Google's money: `{"currencyCode": "EUR", "units": "781", "nanos": 270000000}` */
export const areUnitsAndNanos = (value: JsonObject): boolean =>
	'units' in value &&
	typeof value['nanos'] === 'number' &&
	Number.isInteger(Number(value['units']));

/** Whether a value is a money object: `{"amount": 9970, "currency": "USD"}` */
export function isMoney(value: Json | undefined): value is JsonObject {
	if (!isObject(value)) return false;
	if (areUnitsAndNanos(value)) return true;
	const keys = Object.keys(value);
	return (
		keys.length <= 4 &&
		keys.some((key) => AMOUNT_KEY.test(key)) &&
		keys.some((key) => CURRENCY_KEY.test(key) && typeof value[key] === 'string')
	);
}

/** The value of the first field with such a name; null where there is none. */
export const moneyPart = (money: JsonObject, form: RegExp) =>
	Object.entries(money).find(([key]) => form.test(key))?.[1] ?? null;

const SCALE_KEY = /^(exponent|scale|decimals|decimal_?places|precision|fraction_?digits)$/i;
const MOST_DECIMALS = 9;

/** How many decimals a money object says its whole number has; undefined where it says none. */
export function scaleOf(money: JsonObject): number | undefined {
	const scale = moneyPart(money, SCALE_KEY);
	const isScale = Number.isInteger(scale) && Math.abs(Number(scale)) <= MOST_DECIMALS;
	return isScale ? Math.abs(Number(scale)) : undefined;
}

const THOUSANDTHS = conceptOf('milli mill micro nano millionth thousandth');

/** Whether a money object says that it is in parts smaller than cents. */
export const isInThousandths = (money: JsonObject): boolean =>
	Object.values(money).some((part) => typeof part === 'string' && THOUSANDTHS.in(wordsOf(part)));

/** Whether a field's name says that it holds parts smaller than cents: `amountMicros`. */
export const saysThousandths = (words: readonly string[]): boolean => THOUSANDTHS.in(words);
