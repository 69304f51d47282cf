'use strict';

const ts = require('typescript');

/*
 * The changes that mutation testing makes (mutate.js). Each is one that a slip of the hand could have made.
 */

const { SyntaxKind } = ts;

/** @type {Record<string, string[]>} */
const OPERATORS = {
	'<': ['<=', '>='],
	'<=': ['<', '>'],
	'>': ['>=', '<='],
	'>=': ['>', '<'],
	'===': ['!=='],
	'!==': ['==='],
	'&&': ['||'],
	'||': ['&&'],
	'+': ['-'],
	'-': ['+'],
	'*': ['/'],
	'/': ['*'],
	'%': ['*'],
	'+=': ['-='],
	'-=': ['+='],
	'||=': ['&&='],
	'??=': ['='],
};
/** @type {Record<string, string>} */
const METHODS = { some: 'every', every: 'some', max: 'min', min: 'max', startsWith: 'endsWith' };
/** Calls that can be left out: what they are called on is of the same type. */
const LEFT_OUT = ['filter', 'sort', 'trim', 'toLowerCase', 'slice'];

/**
 * @typedef {object} Mutant
 * @property {number} start of what is replaced
 * @property {number} end
 * @property {string} text what stands there instead
 * @property {string} was
 * @property {number} line
 */

/** @param {string} code @returns {Mutant[]} */
function mutantsOf(code) {
	const source = ts.createSourceFile('core.ts', code, ts.ScriptTarget.ES2022, true);
	/** @type {Mutant[]} */
	const mutants = [];
	/** @param {import('typescript').Node} node @param {...string} texts */
	const replace = (node, ...texts) => {
		const start = node.getStart(source);
		const was = node.getText(source).replace(/\s+/g, ' ').slice(0, 80);
		const line = source.getLineAndCharacterOfPosition(start).line + 1;
		for (const text of texts) mutants.push({ start, end: node.end, text, was, line });
	};
	/** @param {import('typescript').Node} node */
	const visit = (node) => {
		if (ts.isTypeNode(node) || ts.isInterfaceDeclaration(node)) return;
		if (ts.isImportDeclaration(node) || ts.isTypeAliasDeclaration(node)) return;
		// That each counts is what weights.test.ts is about; by one more or less it hardly can.
		if (ts.isPropertyAssignment(node) && node.name.getText(source) === 'points') return;
		if (ts.isBinaryExpression(node)) {
			const { left, operatorToken: operator, right } = node;
			const isText = [left, right].some((one) => ts.isStringLiteralLike(one));
			if (!isText || operator.kind !== SyntaxKind.PlusToken) {
				for (const other of OPERATORS[operator.getText(source)] ?? []) {
					// A && without brackets may stand beside a ?? and an || may not: so both get some.
					const text = `${left.getText(source)} ${other} ${right.getText(source)}`;
					replace(node, /[&|]$/.test(other) ? `(${text})` : text);
				}
			}
		} else if (ts.isIfStatement(node)) replace(node.expression, 'true', 'false');
		else if (ts.isConditionalExpression(node)) replace(node.condition, 'true', 'false');
		else if (ts.isNumericLiteral(node)) {
			const number = Number(node.text.replaceAll('_', ''));
			replace(node, `${number + 1}`, number > 0 ? `${number - 1}` : '(-1)');
		} else if (node.kind === SyntaxKind.TrueKeyword) replace(node, 'false');
		else if (node.kind === SyntaxKind.FalseKeyword) replace(node, 'true');
		else if (ts.isPrefixUnaryExpression(node)) {
			const isSign = [SyntaxKind.ExclamationToken, SyntaxKind.MinusToken].includes(node.operator);
			if (isSign) replace(node, `(${node.operand.getText(source)})`);
		} else if (ts.isExpressionStatement(node)) replace(node, ';');
		else if (ts.isReturnStatement(node) || ts.isContinueStatement(node)) {
			// Below an if it is what the condition false does.
			const isOnly = ts.isIfStatement(node.parent) && !node.parent.elseStatement;
			if (!isOnly && node.kind === SyntaxKind.ContinueStatement) replace(node, ';');
		} else if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
			const { name, expression } = node.expression;
			const other = METHODS[name.text];
			if (other) replace(name, other);
			if (LEFT_OUT.includes(name.text)) replace(node, expression.getText(source));
		}
		ts.forEachChild(node, visit);
	};
	visit(source);
	return mutants;
}

module.exports = { mutantsOf };
