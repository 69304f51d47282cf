import { withoutRequests } from './install';

const FETCH = 'npm http fetch GET 200 https://registry.npmjs.org/n8n 182ms (cache miss)\n';
const CACHE =
	'npm http cache n8n@https://registry.npmjs.org/n8n/-/n8n-2.41.1.tgz 0ms (cache hit)\n';

test.each([
	['requests are counted', FETCH + CACHE, '', 2],
	['what else npm says stays', `npm error code E404\n${FETCH}added 1 package\n`, 'npm error code E404\nadded 1 package\n', 1], // prettier-ignore
	['a line that has not come as a whole waits', FETCH + FETCH.slice(0, 20), FETCH.slice(0, 20), 1],
	['without requests nothing changes', 'added 1 package', 'added 1 package', 0],
	['nothing has come yet', '', '', 0],
])("npm's output while it installs: %s", (_name, output, rest, fetched) => {
	expect(withoutRequests(output)).toEqual({ rest, fetched });
});
