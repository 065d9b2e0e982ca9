using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;

namespace Monitoring.Dashboard.Tests.Fakes;

/// <summary>
/// What a person does to a page. Finding the element and raising its event happen between two renderings, since a page that
/// refreshes itself may replace the element in between, and the wait ends when the handler has run: raised from outside, an event only
/// queues while a rendering is under way.
/// </summary>
internal static class Acting
{
    public static Task ClickAsync<T>(this IRenderedComponent<T> page, string selector) where T : IComponent => page.OnAsync(selector, e => e.ClickAsync());

    public static Task SubmitAsync<T>(this IRenderedComponent<T> page, string selector) where T : IComponent => page.OnAsync(selector, e => e.SubmitAsync());

    public static Task ChangeAsync<T>(this IRenderedComponent<T> page, string selector, object value) where T : IComponent =>
        page.OnAsync(selector, e => e.ChangeAsync(new ChangeEventArgs { Value = value }));

    public static Task InputAsync<T>(this IRenderedComponent<T> page, string selector, object value) where T : IComponent =>
        page.OnAsync(selector, e => e.InputAsync(new ChangeEventArgs { Value = value }));

    private static Task OnAsync<T>(this IRenderedComponent<T> page, string selector, Func<IElement, Task> act) where T : IComponent =>
        page.InvokeAsync(() => act(page.Find(selector)));
}
