'use strict';

/* Chromium, and the editor of n8n as a user works with it. */

const { existsSync, mkdtempSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { chromium } = require('playwright-core');
const { OWNER } = require('./server');

const ROOT = join(__dirname, '..', '..');
const EXECUTABLES = [
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];
const ARGUMENTS = [
	'--headless',
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
];

/**
 * Opens the editor, signed in as the owner.
 *
 * @param {string} url of n8n
 */
async function openEditor(url) {
	const executablePath = process.env.CHROMIUM || EXECUTABLES.find(existsSync);
	if (!executablePath) {
		throw new Error('Chromium was not found: install it, or set CHROMIUM to its path');
	}
	const browser = await chromium.launch({ executablePath, args: ARGUMENTS });
	const context = await browser.newContext({
		// Wide enough for a table of all columns with each date on one line, and high enough for all
		// fields.
		viewport: { width: 2080, height: 1250 },
		// Sharp enough for the README, and no larger than that needs.
		deviceScaleFactor: 1.25,
		colorScheme: 'light',
	});
	const page = await context.newPage();
	page.setDefaultTimeout(15_000);
	await page.goto(`${url}/signin`);
	await page.fill('input[type="email"]', OWNER.email);
	await page.fill('input[type="password"]', OWNER.password);
	await page.click('[data-test-id="form-submit-button"]');
	await page.waitForURL((address) => !address.pathname.startsWith('/signin'));

	/** @param {string} id an element's `data-test-id` */
	const part = (id) => page.locator(`[data-test-id="${id}"]`);

	/**
	 * Looks for something in the list of nodes.
	 *
	 * @param {string} text
	 * @param {RegExp} expected what is to be found first
	 */
	async function searchNode(text, expected) {
		if (await part('node-creator-search-bar').isVisible()) {
			// Emptied first, or the results of an earlier search could be taken for those of this one.
			await part('node-creator-search-bar').fill('nothing is called so');
			await part('node-creator-item-name').first().waitFor({ state: 'hidden' });
		} else {
			await part('node-creator-plus-button').click();
		}
		await part('node-creator-search-bar').fill(text);
		await part('node-creator-item-name').first().filter({ hasText: expected }).waitFor();
	}

	/** Adds the first node that a search finds. @param {string} text @param {RegExp} expected */
	async function addNode(text, expected) {
		await searchNode(text, expected);
		await part('node-creator-item-name').first().click();
		await part('canvas-node').first().waitFor();
	}

	/** The labels of the fields that show, in their order. */
	const labels = async () =>
		await part('node-parameters')
			.locator('[data-test-id="input-label"]:visible')
			.evaluateAll((found) =>
				// The label comes before the switch between Fixed and Expression, and what was chosen.
				found.map((label) => label.textContent?.trim().replace(/\s*FixedExpression.*$/, '') ?? ''),
			);

	/** What can be added under Options, the first collection of the node. */
	async function options() {
		await part('collection-parameter-add').first().click();
		const entries = page.getByRole('option');
		await entries.first().waitFor();
		const names = await entries.allInnerTexts();
		await page.keyboard.press('Escape');
		await entries.first().waitFor({ state: 'hidden' });
		return names;
	}

	/** Turns a switch on or off. @param {string} field */
	async function toggle(field) {
		await part(`parameter-input-${field}`).locator('.el-switch__core').click();
	}

	/** The rows of the output's table, each as an object by column. */
	async function table() {
		const output = part('output-panel').locator('table');
		await output.first().waitFor();
		const header = (await output.locator('th').allInnerTexts()).map((name) => name.trim());
		const rows = await output
			.locator('tbody tr')
			.evaluateAll((lines) =>
				lines.map((line) =>
					[...line.querySelectorAll('td')].map((cell) => cell.textContent?.trim() ?? ''),
				),
			);
		return rows.map((cells) =>
			Object.fromEntries(
				header.flatMap((name, index) => (name === '' ? [] : [[name, cells[index] ?? '']])),
			),
		);
	}

	/**
	 * The fields that the node before gives, as the open node's input shows them, from top to bottom.
	 */
	const inputFields = async () =>
		await part('run-data-schema-item').evaluateAll((fields) =>
			fields
				.map((field) => ({
					name: field.textContent?.trim() ?? '',
					top: field.getBoundingClientRect().top,
				}))
				.filter(({ name }) => !name.startsWith('$'))
				.sort((a, b) => a.top - b.top)
				.map(({ name }) => name),
		);

	/** Gives the output of the open node as much of the screen as n8n allows. */
	async function widenOutput() {
		const handle = await part('panel-drag-button').boundingBox();
		if (!handle) throw new Error('The fields of the node can not be moved');
		await part('panel-drag-button').hover();
		await page.mouse.down();
		await page.mouse.move(handle.x - 200, handle.y + 5, { steps: 5 });
		await page.mouse.move(0, handle.y + 5, { steps: 5 });
		await page.mouse.up();
	}

	/** Closes the open node. */
	async function closeNode() {
		await part('ndv-close-button').click();
		await part('ndv').waitFor({ state: 'hidden' });
	}

	/** Chooses from a list. @param {string} field @param {string} choice as it is shown */
	async function choose(field, choice) {
		await part(`parameter-input-${field}`).locator('input').click();
		// A choice is shown as its name, followed by its description.
		const name = new RegExp(`^${choice}\\b`);
		await page.getByRole('option', { name }).first().click();
	}

	/** Types into a field. @param {string} field @param {string} text */
	async function type(field, text) {
		await part(`parameter-input-${field}`).locator('input, textarea').first().fill(text);
		await page.keyboard.press('Tab');
	}

	/** Makes the first credential for the open node. @param {Record<string, string>} fields */
	async function newCredential(fields) {
		await page.getByText('Connect to Mapal Cashrec').click();
		await part('credential-edit-dialog').waitFor();
		await enterCredential(fields);
	}

	/**
	 * Enters fields of the open credential and saves it.
	 *
	 * @param {Record<string, string | undefined>} fields
	 */
	async function enterCredential(fields) {
		for (const [name, value] of Object.entries(fields)) {
			await part('credential-edit-dialog')
				.locator(`[data-test-id="parameter-input-${name}"] input`)
				.fill(value ?? '');
		}
		await part('credential-save-button').click();
	}

	async function closeCredential() {
		await page.locator('.el-dialog__headerbtn').last().click();
		await part('credential-edit-dialog').waitFor({ state: 'hidden' });
	}

	/** Imports one of the example workflows into a new one. @param {string} file */
	async function importExample(file) {
		await page.goto(`${url}/workflow/new`);
		await part('workflow-import-input').setInputFiles(join(ROOT, 'examples', file));
		await part('canvas-node').first().waitFor();
	}

	/**
	 * Takes a picture for the README, and keeps it there if `PICTURES` is set: its bytes differ a
	 * little each time.
	 *
	 * @param {string} name
	 * @param {Record<'left' | 'top' | 'right' | 'bottom', import('playwright-core').Locator>} edges
	 * where the picture ends: at the outermost of the elements of each
	 * @param {number} [margin] around these
	 */
	async function picture(name, edges, margin = 0) {
		await page.addStyleTag({
			content: '.el-notification, .v-tooltip { display: none !important }',
		});
		// n8n's notice about the run covers a part of the table for some seconds.
		await page.waitForFunction(`!document.querySelector('.el-notification')`);
		/** @param {keyof typeof edges} side */
		const boxesAt = async (side) =>
			await edges[side].evaluateAll((elements) =>
				elements.map((element) => {
					const { left, top, right, bottom } = element.getBoundingClientRect();
					return { left, top, right, bottom };
				}),
			);
		const x = Math.min(...(await boxesAt('left')).map(({ left }) => left)) - margin;
		const y = Math.min(...(await boxesAt('top')).map(({ top }) => top)) - margin;
		const right = Math.max(...(await boxesAt('right')).map((box) => box.right)) + margin;
		const bottom = Math.max(...(await boxesAt('bottom')).map((box) => box.bottom)) + margin;
		const clip = { x, y, width: right - x, height: bottom - y };
		if (!(clip.width > 0 && clip.height > 0 && Number.isFinite(clip.width + clip.height))) {
			throw new Error(`There is nothing to take the picture "${name}" of`);
		}
		const folder = process.env.PICTURES ? join(ROOT, 'docs') : mkdtempSync(join(tmpdir(), 'n8n-'));
		await page.screenshot({ path: join(folder, `${name}.png`), clip });
	}

	/**
	 * Does something. If it fails, saves a picture of the screen, and names it in the message.
	 *
	 * @param {() => Promise<void>} act
	 */
	async function withScreenshot(act) {
		try {
			await act();
		} catch (error) {
			const path = join(mkdtempSync(join(tmpdir(), 'n8n-screen-')), 'screen.png');
			await page.screenshot({ path });
			if (error instanceof Error) error.message += `\nThe screen then: ${path}`;
			throw error;
		}
	}

	return {
		page,
		withScreenshot,
		part,
		searchNode,
		addNode,
		labels,
		options,
		toggle,
		table,
		inputFields,
		widenOutput,
		closeNode,
		choose,
		type,
		newCredential,
		enterCredential,
		closeCredential,
		importExample,
		picture,
		close: async () => await browser.close(),
	};
}

module.exports = { openEditor };
