// Nothing but defaults; svelte-check looks for this file.
export default {};
