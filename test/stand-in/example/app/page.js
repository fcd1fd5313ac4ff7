// The page's own script: everything it can reach, it shows on `window` for the tests.
window.scriptRan = true
document.querySelector('#press').addEventListener('click', async () => {
  document.querySelector('#out').textContent = JSON.stringify(await window.example.echo({ pressed: true }))
})
