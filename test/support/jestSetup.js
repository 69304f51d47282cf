'use strict';

const { configureGlobal } = require('fast-check');

// New cases on a developer's machine, the same ones where a build must not depend on chance.
if (process.env.CI) configureGlobal({ seed: 20260305 });
